"""The pictures of the README and of the coordinator's guide, taken on walks through the sandbox (`make screenshots`).

A chapter is one walk through a sandbox of its own. It names the pictures it takes where it takes them, and fails when
something it presses or expects is not there any more.
"""
