"""How a relationship begins: whom to ask and how they answer, what is agreed, the first meeting."""
