using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Verification;

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
/// <param name="Items">The ids of a list's items; empty: it is none.</param>
/// <param name="Title">Of the document then.</param>
/// <param name="Text">With <see cref="Spans.Mark"/> for each marker; of a list, an item a line.</param>
public sealed record FormerText(Guid Document, int Edition, string? Block, ImmutableArray<string> Items, string Title, string Text)
{
    public static IEnumerable<FormerText> Of(Edition edition, int number)
    {
        FormerText Text(string text, string? block = null, ImmutableArray<string>? items = null) => new(edition.Document, number, block, items ?? [], edition.Title, text);
        switch (edition)
        {
            case SectionEdition section:
                yield return Text(section.Heading);
                foreach (var block in section.Blocks)
                {
                    yield return block switch
                    {
                        Paragraph paragraph => Text(Spans.Marked(paragraph.Content), block.Id),
                        BulletList list => Text(string.Join('\n', list.Items.Select(item => Spans.Marked(item.Content))), block.Id, [.. list.Items.Select(item => item.Id)]),
                        _ => throw new NotSupportedException(block.GetType().Name),
                    };
                }

                break;
            case CitationEdition citation:
                yield return Text(citation.Text);
                break;
            case FaqEdition or TopicEdition:
                yield return Text(edition.Title);
                break;
        }
    }
}
