"""Where it comes from and where it goes: the shared database, real input, secrets; no Qt."""
