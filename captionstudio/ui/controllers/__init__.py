"""What the window's commands do: each controller carries out one family of them over services and panels."""
