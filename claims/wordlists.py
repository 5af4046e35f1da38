"""Word lists, written as running text so that they can be read and diffed."""


def words_of(rows: str) -> frozenset[str]:
    """The set of the words in `rows`, which spaces and line breaks part."""
    return frozenset(rows.split())


# Words that begin a sentence, or a title, with a capital and are never the first of a name.
STARTERS = words_of(
    """
        a an the this that these those there here it its he his she her they their them we our us you your i my me
        who whom whose which what when where why how in on at by for from with without within of to into onto upon
        over under after before since until till during while as if unless although though because but and or nor so
        yet either neither both not no none never only also too even just still already again then now later earlier
        soon once twice all some any many much more most few several each every another other others such same two
        three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand
        thousands dozens about above across against along among around behind below beside besides between beyond
        despite down except inside like near off out outside past per through throughout toward towards up via amid
        according instead however moreover meanwhile nevertheless nonetheless otherwise therefore thus hence indeed
        perhaps maybe yes please thanks oh let do does did are is was were be being been have has had would shall
        should can could may might must asked said says told speaking given based initially recently currently
        whether finally eventually previously reportedly apparently today yesterday tomorrow everyone everybody
        someone anyone nobody nothing something everything anything himself herself itself themselves myself
        yourself ourselves read show see watch click subscribe related contributed get got citing
    """
) - {"may"}
