"""What leaves the monitor as a drawing or a document, made from the Figures that the pages show."""
