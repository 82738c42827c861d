"""Claims, places and days → where every mark of a drawing stands.

    chains     a claim's chains as one list of nodes, for every form of the drawing
    stemma     the drawing of few voices, read downwards
    rail       the list of many, and of narrow screens; also what a screen reader reads
    measure    how wide words are before they are drawn
    days       a scale of time with its ticks
    world      a map of places on the outline of the countries

Plain functions over frozen data; the templates only write down what they return.
"""
