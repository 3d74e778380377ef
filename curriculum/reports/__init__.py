"""What learners say about the material itself: whether it was clear, and what is wrong with it.

`places` knows what can be spoken of (rooms above bring their own), `services` write, `selectors`
read, `access` says who sees whose report.
"""
