using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>
/// The words that were released once and are live no longer. A node forgets words when they are superseded; these are kept for whoever asks what a copy is.
/// What was released never changes, so it only grows. It knows no database: <see cref="FormerTextsReader"/> fills it.
/// </summary>
public sealed class FormerTexts(ContentSource source)
{
    private volatile Known known = new(0, []);

    /// <summary>False: what this node serves comes from a file, which has the current words only.</summary>
    public bool IsKept { get; } = source.Word == ContentSource.PostgreSql("").Word;

    public Known Current => known;

    public void Add(int upTo, IEnumerable<FormerText> texts) => known = new(upTo, known.Texts.AddRange(texts));

    /// <param name="UpTo">The latest release whose predecessors' words are all here.</param>
    public sealed record Known(int UpTo, ImmutableList<FormerText> Texts);
}

/// <param name="Block">Null: a title, a question, a reference.</param>
/// <param name="Part">A list's item.</param>
/// <param name="Title">Of the document then.</param>
/// <param name="Text">With <see cref="Spans.Mark"/> for each marker.</param>
public sealed record FormerText(Guid Document, int Edition, string? Block, string? Part, string Title, string Text)
{
    public static IEnumerable<FormerText> Of(Edition edition, int number)
    {
        FormerText Text(string? block, string? part, string text) => new(edition.Document, number, block, part, edition.Title, text);
        switch (edition)
        {
            case SectionEdition section:
                yield return Text(null, null, section.Heading);
                foreach (var block in section.Blocks)
                {
                    yield return Text(block.Id, null, Marked(block));
                    if (block is not BulletList list) continue;
                    foreach (var item in list.Items) yield return Text(block.Id, item.Id, Spans.Marked(item.Content));
                }

                break;
            case CitationEdition citation:
                yield return Text(null, null, citation.Text);
                break;
            case FaqEdition or TopicEdition:
                yield return Text(null, null, edition.Title);
                break;
        }
    }

    private static string Marked(Block block) => block switch
    {
        Paragraph paragraph => Spans.Marked(paragraph.Content),
        BulletList list => string.Join('\n', list.Items.Select(item => Spans.Marked(item.Content))),
        _ => throw new NotSupportedException(block.GetType().Name),
    };
}
