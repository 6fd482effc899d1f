"""What a story's sentences claim, and whether its articles support it: amounts, dates, names, quotations, attributions.

The wording is honest: a claim is "not found in the article", never "false". What words do to each other (who did it, whether it
was denied) is beyond rules like these.
"""
