"""Every check, one file each; found by walking this package."""
