"""Translation models: Argos packages, run directly on CTranslate2."""
