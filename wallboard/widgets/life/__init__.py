"""What a person does to incidents beside sending people: from acknowledging them to closing them."""
