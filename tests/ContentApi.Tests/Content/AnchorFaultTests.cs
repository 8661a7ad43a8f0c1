namespace ContentApi.Tests.Content;

/// <summary>Anchors, passages, lists and what blocks require.</summary>
public sealed class AnchorFaultTests
{
    [Theory]
    [InlineData("01-inhalers.md", " {#use}", "", "01-inhalers.md:7: The paragraph has no anchor: end it with {#id}.")]
    [InlineData("01-inhalers.md", " {#use}", " {#u}", "01-inhalers.md:7: 'u' is no anchor: write two or more lower-case letters, digits and single hyphens.")]
    [InlineData("01-inhalers.md", " {#use}", " {#Use}", "01-inhalers.md:7: 'Use' is no anchor: write two or more lower-case letters, digits and single hyphens.")]
    [InlineData("01-inhalers.md", " {#checks}", " {#use}", "01-inhalers.md:9: The anchor 'use' is there twice in this section: rename one.")]
    [InlineData("01-inhalers.md", "{#dose}", "{#use}", "01-inhalers.md:12: The anchor 'use' is there twice in this section: rename one.")]
    [InlineData("01-inhalers.md", "{#daily-use}", "{#use}", "01-inhalers.md:7: The anchor 'use' is there twice in this section: rename one.")]
    [InlineData("01-inhalers.md", "- the dose {#dose}", "- the dose", "01-inhalers.md:12: The list item has no anchor: end it with {#id}.")]
    [InlineData("01-inhalers.md", "It helps.", "It {#mid} helps.", "01-inhalers.md:7: An anchor out of place: it ends a paragraph or list item, follows a passage's bracket, or stands on its own line above a list.")]
    [InlineData("01-inhalers.md", "It helps.", "[It helps]{#it-helps}.", "01-inhalers.md:7: A passage holds whole sentences: end it with the last one's full stop.")]
    [InlineData("01-inhalers.md", "It helps.", "[It [too.]{#too} helps.]{#it-helps}.", "01-inhalers.md:7: A passage stands in a paragraph only, and in no other passage: remove its brackets and anchor.")]
    [InlineData("01-inhalers.md", "It helps.", "*[It helps.]{#it-helps}*.", "01-inhalers.md:7: Emphasis, links and passages hold plain text, and a passage the others: take one out of the other.")]
    [InlineData("01-inhalers.md", "It helps.", "[It helps.]{#it-helps requires=use}.", "01-inhalers.md:7: A passage requires nothing: its paragraph does.")]
    [InlineData("01-inhalers.md", "- the dose {#dose}", "- [The dose.]{#the-dose} {#dose}", "01-inhalers.md:12: A passage stands in a paragraph only, and in no other passage: remove its brackets and anchor.")]
    [InlineData("01-inhalers.md", "- the dose {#dose}", "- the dose {#dose requires=use}", "01-inhalers.md:12: A list item requires nothing: its list does.")]
    [InlineData("01-inhalers.md", "{#check-list requires=checks}\n", "", "01-inhalers.md:11: The list has no anchor: write {#id requires=\"lead-in\"} on its own line directly above it.")]
    [InlineData("01-inhalers.md", "{#check-list requires=checks}\n", "{#check-list requires=checks}\n\n", "01-inhalers.md:11: An anchor on its own belongs to the list on the very next line: move it there, or to the end of its paragraph.")]
    [InlineData("01-inhalers.md", "- the *spacer* {#spacer}\n", "- the *spacer* {#spacer}\n{#list}\n", "01-inhalers.md:13: An anchor out of place: it ends a paragraph or list item, follows a passage's bracket, or stands on its own line above a list.")]
    [InlineData("02-daily.md", "Every&nbsp;day. {#every-day}", "Every&nbsp;day. {#every-day}\n\n{#alone}", "02-daily.md:9: An anchor on its own belongs to the list on the very next line, and there is none: remove it.")]
    [InlineData("01-inhalers.md", "{#check-list requires=checks}\n", "{#check-list}\n", "01-inhalers.md:11: A list without lead-in: it requires the paragraph just before it; write {#check-list requires=\"checks\"}.")]
    [InlineData("01-inhalers.md", "requires=checks}", "requires=use}", "01-inhalers.md:11: A list without lead-in: it requires the paragraph just before it; write {#check-list requires=\"checks\"}.")]
    [InlineData("02-daily.md", "Every&nbsp;day. {#every-day}", "{#every-day}\n- day {#day}", "02-daily.md:8: A list without lead-in: write the paragraph that introduces it just before it.")]
    [InlineData("01-inhalers.md", "requires=\"use checks\"", "requires=\"use chcks\"", "01-inhalers.md:15: 'plan' requires 'chcks', which is no block of this section: correct it.")]
    [InlineData("01-inhalers.md", "requires=\"use checks\"", "requires=\"daily-use\"", "01-inhalers.md:15: 'plan' requires 'daily-use', which is a part: require its block.")]
    [InlineData("01-inhalers.md", " {#use}", " {#use requires=plan}", "01-inhalers.md:7: What 'use', 'plan' requires goes round in a circle: remove one 'requires'.")]
    [InlineData("01-inhalers.md", " {#use}", " {#use requires=use}", "01-inhalers.md:7: What 'use' requires goes round in a circle: remove one 'requires'.")]
    [InlineData("01-inhalers.md", "- the dose {#dose}", "- {#dose}", "01-inhalers.md:12: The list item has no words: write them, or remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day. {#every-day}", "[@guide] {#every-day}", "02-daily.md:7: The paragraph has no words: write them, or remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day. {#every-day}", "", "02-daily.md:5: The section has no text: write it below the front matter.")]
    public void An_anchor_or_what_it_requires_may_be_wrong(string file, string part, string by, string fault) =>
        SamplePackage.Whole.Replacing(file, part, by).Faults().Should().Contain(fault);
}
