namespace ContentApi.Tests.Content;

/// <summary>Characters, in every file.</summary>
public sealed class TextFaultTests
{
    [Theory]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u00a0day.", "02-daily.md:7: U+00A0 cannot be seen: write &nbsp;.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u200bday.", "02-daily.md:7: U+200B cannot be seen: write &#x200B;.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u00adday.", "02-daily.md:7: U+00AD cannot be seen: write &shy;.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u202eday.", "02-daily.md:7: U+202E is a bidirectional control: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every &#x202E;day.", "02-daily.md:7: &#x202E; is a bidirectional control: remove it, as an entity too.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u0001day.", "02-daily.md:7: U+0001 is a control character: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every &#1;day.", "02-daily.md:7: &#1; is a control character: remove it, as an entity too.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u0000day.", "02-daily.md:7: U+0000 is a control character: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u0009day.", "02-daily.md:7: U+0009 is a control character: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\ue000day.", "02-daily.md:7: U+E000 is a private-use character: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\U000e0041day.", "02-daily.md:7: U+E0041 is a tag character: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\ufe0fday.", "02-daily.md:7: U+FE0F cannot be seen: write &#xFE0F;.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\ufffeday.", "02-daily.md:7: U+FFFE is a noncharacter or unassigned code point: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u0378day.", "02-daily.md:7: U+0378 is a noncharacter or unassigned code point: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\ufeffday.", "02-daily.md:7: U+FEFF is a byte-order mark inside the text: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\ufffdday.", "02-daily.md:7: U+FFFD is the replacement character, left where text was lost: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "Every\u2028day.", "02-daily.md:7: U+2028 is a line or paragraph separator: remove it.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "E\u0301very day.", "02-daily.md:7: Not in Unicode normalisation form C (NFC): normalise the text.")]
    [InlineData("02-daily.md", "Every&nbsp;day.", "E&#x301;very day.", "02-daily.md:7: Not in NFC once its entities are read: write the composed characters.")]
    [InlineData("topic.yaml", "Living with", "Living\u00a0with", "topic.yaml:3: U+00A0 cannot be seen: write \\u00A0, in a text within double quotes.")]
    [InlineData("topic.yaml", "Living with asthma", "\"Living\\u202Ewith\"", "topic.yaml:3: 'title' holds U+202E, a bidirectional control: remove it, as an escape too.")]
    [InlineData("topic.yaml", "Living with asthma", "\"E\\u0301very day\"", "topic.yaml:3: 'title' is not in NFC once its escapes are read: write the composed characters.")]
    [InlineData("topic.yaml", "Living with", "Living&nbsp;with", "topic.yaml:3: 'title' holds &nbsp;, an entity of Markdown: YAML writes \\u00A0, in a text within double quotes.")]
    public void Text_that_cannot_be_seen_or_compared_is_a_fault(string file, string part, string by, string fault) =>
        SamplePackage.Whole.Replacing(file, part, by).Faults().Should().Contain(fault);
}
