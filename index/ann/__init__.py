"""The store's shadow: nearest neighbours by FAISS, disposable. faiss lives here alone."""
