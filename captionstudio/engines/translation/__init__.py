"""Translation models of every engine behind one port: what is installed, the best route over it, and translating along it."""
