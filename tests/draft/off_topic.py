"""Thirty stories, of our own, that belong in no newsletter on artificial intelligence: (headline, text)."""

from __future__ import annotations

STORIES = [
    (
        "Late header sends Brigford Rovers to the cup final",
        "Brigford Rovers reached the county cup final for the first time in forty years when their captain headed in a corner "
        "in the last minute. The goalkeeper had saved a penalty before half time. Three thousand supporters followed the team "
        "to the away ground.",
    ),
    (
        "Why a slow rise makes better rye bread",
        "Rye dough needs patience more than kneading. Leave it in a cool kitchen overnight, says the baker Ina Moor, and bake "
        "it in a covered pot. The crust will crackle, and the loaf keeps for a week. A spoon of caraway does no harm.",
    ),
    (
        "Eleven pairs of barn owls nest on the marshes",
        "Wardens have counted eleven nesting pairs of barn owls on the salt marshes this spring, the most since records began. "
        "They put it down to a mild winter, plenty of voles and forty nest boxes built by schoolchildren.",
    ),
    (
        "Storm Petra brings down trees and closes the coast road",
        "Gusts of over a hundred kilometres an hour felled trees across the county on Sunday night. The coast road stays closed "
        "between the lighthouse and the bay until fallen branches are cleared. Heavy rain is expected until Tuesday.",
    ),
    (
        "Cellist plays all six Bach suites in one evening",
        "The cellist Marta Quill played the six suites without a score and with two short breaks. The audience in the small "
        "church would not let her go without an encore. A recording of the concert appears next spring.",
    ),
    (
        "Council votes for a new roof on the swimming baths",
        "The town council has voted for a new roof on the swimming baths, which have been closed since ceiling tiles fell in "
        "March. Work will take until autumn. Residents had collected four thousand signatures.",
    ),
    (
        "Three men jailed for stealing church lead",
        "Three men who stripped the lead from nine village churches were sent to prison for up to four years. The court heard "
        "that rain had ruined a wall painting of the fourteenth century. Police found the metal in a barn.",
    ),
    (
        "When to prune an old apple tree",
        "Prune in late winter, while the tree is asleep, and take out no more than a fifth of the wood. Begin with dead "
        "branches and those that cross. A ladder on soft soil is a danger, so ask a neighbour to hold it.",
    ),
    (
        "Kenyan runner wins the harbour marathon in the rain",
        "The race was decided on the last bridge, where the winner left two companions behind. She finished in two hours and 24 "
        "minutes. Eight thousand runners took part, the oldest of them 81 years old.",
    ),
    (
        "Museum buys back a painting that it lost in 1938",
        "The museum has bought a small portrait of a girl that hung in its gallery until 1938. An heir of the former owners "
        "offered it for a price below the estimate. Visitors can see it from Saturday in the room of Dutch masters.",
    ),
    (
        "A novel about two sisters and a lighthouse takes the prize",
        "The jury praised the quiet humour of the novel, in which two sisters keep a lighthouse on an island without ever "
        "speaking. The author is a retired nurse. It is her first book, and poems of hers are to follow.",
    ),
    (
        "Village school stays open with nineteen pupils",
        "Parents have saved the village school, which was to close in summer for want of pupils. Nineteen children will be "
        "taught by two teachers in one room. The county pays for a bus for the older ones.",
    ),
    (
        "New hip, home on the same day",
        "The hospital now sends patients home on the day of a hip operation if somebody looks after them there. Doctors say "
        "that they walk sooner and have fewer infections. A nurse calls every morning of the first week.",
    ),
    (
        "Night train to the south returns after nine years",
        "Sleeping cars roll south again from December. The train leaves at eight in the evening and reaches the sea in time for "
        "breakfast. Railway workers have restored coaches of the seventies. Bicycles travel free.",
    ),
    (
        "Shepherds protest against wolves in the capital",
        "Two hundred shepherds drove their flocks through the capital to protest against the protection of wolves. They ask for "
        "fences and dogs to be paid for. Conservationists say that most sheep die of disease.",
    ),
    (
        "Bishop opens the restored bell tower",
        "After six years of work the bells of the cathedral ring again. The bishop blessed the tower, whose beams had been "
        "eaten by beetles. Donations came from all parishes. On Sundays visitors may climb its 311 steps.",
    ),
    (
        "Actress who gave the fox its voice dies at 94",
        "She was on the stage for seventy years, yet children knew her only as the voice of the fox in the puppet film. Her "
        "last role was a grandmother who steals a tram. The theatre will lower its flag.",
    ),
    (
        "Prime minister calls an early election for March",
        "The prime minister has dissolved parliament after her coalition broke over pensions. Voters go to the polls on 14 "
        "March. Two small parties want to run on one list, and the opposition leads in all surveys.",
    ),
    (
        "Ceasefire holds for a third day along the river",
        "The guns stayed silent for a third day, and families crossed the river to look for their homes. Soldiers of both "
        "armies cleared mines from a bridge. Aid trucks with flour and blankets arrived before dark.",
    ),
    (
        "Wide collars are back",
        "Collars as wide as a hand were seen on every second coat in the autumn shows. Designers pair them with narrow trousers "
        "and boots of soft leather. Colours stay muted: olive, rust and a grey that looks like wet slate.",
    ),
    (
        "The hotel where you sleep in a wine barrel",
        "Six old barrels on a hill above the vineyard have been made into rooms for two. Guests get a lantern, a basket with "
        "breakfast and a view of the river. Children under twelve sleep in a smaller barrel.",
    ),
    (
        "Milk prices fall again, and small farms give up",
        "Dairy farmers get less for their milk than it costs them, for the eighth month. Since spring one in twenty has sold "
        "the cows. A farmers' union asks shops to print the price paid on every carton.",
    ),
    (
        "Herring come back to the fjord",
        "Fishermen have caught herring in the fjord for the first time since the seventies. Biologists think that cleaner water "
        "and a ban on trawling have helped. Seals and gannets have noticed as well.",
    ),
    (
        "Cargo bikes recalled because of weak forks",
        "A maker of cargo bikes calls back nine thousand of them because the fork can break when a wheel hits a kerb. Two "
        "riders were hurt. Shops replace the part free of charge, which takes half an hour.",
    ),
    (
        "Ferry adds a night crossing with cabins",
        "The ferry line will sail at night as well from May. Cabins have two beds and a porthole, and the restaurant opens at "
        "five for early travellers. Tickets for foot passengers cost as much as by day.",
    ),
    (
        "Grandmaster, twelve, draws with the champion",
        "A boy of twelve held the world chess champion to a draw in a rook ending of ninety moves. He had offered a pawn in the "
        "opening that nobody expected. His father drives the tournament's bus.",
    ),
    (
        "Earthquake damages vineyards and a chapel",
        "An earthquake shook the valley at dawn and cracked the walls of a chapel. Nobody was hurt. Wine ran from burst casks "
        "into the street, and firemen pumped it into the brook. Aftershocks are expected.",
    ),
    (
        "How to get a toddler to sleep through",
        "A steady evening helps more than any trick: bath, book, song, dark room. Go in when your child cries, say one "
        "sentence, and leave again. After a week most families sleep better, say two paediatric nurses.",
    ),
    (
        "Whisky distillery reopens on the island",
        "After 37 years spirit flows again from the copper stills on the island. The peat is cut by hand, and the barley comes "
        "from two farms nearby. The first bottles will be sold in ten years.",
    ),
    (
        "Rent strike ends with new windows",
        "Tenants of the long house on Mill Street have won. After five months without rent the owner puts in new windows and "
        "repairs the lift. The tenants baked a cake in the shape of the staircase.",
    ),
]
