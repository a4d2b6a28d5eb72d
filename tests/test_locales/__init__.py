"""The texts: both languages say the same things, in their own words, and the code asks only for what exists.

What looks for mistakes is in `fluent_files` and `keys_in_code`, as functions over sources. test_rules shows each of
them a mistake it must see, test_texts applies them to the project.
"""
