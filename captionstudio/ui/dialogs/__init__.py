"""The dialogs, one in each file.

They ask and answer, and do nothing themselves: each takes what there is to choose from, and gives what was chosen by its ``options``.
They know neither engines nor jobs.
"""
