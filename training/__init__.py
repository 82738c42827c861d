"""Training of the reader: PyTorch lives here, and nowhere else."""
