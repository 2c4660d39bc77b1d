"""The screens: what people see and press. Knows the core, never the database."""
