"""What the pictures of the follow-up plan and of the mini FGD say."""
