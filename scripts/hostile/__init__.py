"""Files that are made to harm who reads them."""
