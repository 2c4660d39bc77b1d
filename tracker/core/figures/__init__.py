"""Figures that can be defended: every number is made by a question, and the question has a list.

``questions`` says what can be asked, ``values`` what a number is, ``table`` what a table is;
``tables`` makes each table of the annual report. Screens, the command line and every document
show the same ``Table``.
"""
