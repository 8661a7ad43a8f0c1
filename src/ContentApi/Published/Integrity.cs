using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>The checks that a topic passes before anyone reads it. PostgreSQL makes them too; readers do not depend on that.</summary>
internal static class Integrity
{
    public static void Check(Topic topic)
    {
        foreach (var state in topic.Documents.Where(state => state.Edition is not null))
        {
            Require(topic.Self.Edition is not null, state, "is live in a topic that is gone");
            Require(topic.Lists(state.Document), state, "is not listed by its topic");
            switch (state.Edition)
            {
                case TopicEdition { Concerns: var concerns }:
                    foreach (var concern in concerns.Where(concern => topic.Find(concern.Document)?.Edition is SectionEdition section
                        && concern.Block is { } block && section.FindBlock(block) is null))
                    {
                        Require(false, state, $"has a notice of concern about block '{concern.Block}', which is not live");
                    }

                    break;
                case SectionEdition section:
                    Require(topic.Parent(state) is not { Edition: null }, state, "stands in a section that is gone");
                    foreach (var citation in section.Citations)
                    {
                        Require(topic.Find(citation.Value)?.Edition is CitationEdition, state, $"cites '{citation.Key}', which is not live");
                    }

                    break;
                case FaqEdition faq:
                    CheckQuotes(topic, state, faq.Answer);
                    break;
                case CriterionEdition criterion:
                    CheckQuotes(topic, state, criterion.Statement);
                    break;
            }
        }
    }

    private static void CheckQuotes(Topic topic, WholeDocument state, IEnumerable<Quote> quotes)
    {
        foreach (var quote in quotes)
        {
            var block = (topic.Find(quote.Document)?.Edition as SectionEdition)?.FindBlock(quote.Block);
            Require(block is not null, state, $"quotes block '{quote.Block}', which is not live");
            Require(block!.Digest == quote.Digest, state, $"quotes block '{quote.Block}' in another wording");
            Require(quote.Focus is null || block.Parts.Any(part => part.Id == quote.Focus), state, $"points at '{quote.Focus}', which is not there");
        }
    }

    private static void Require(bool condition, DocumentState state, string fault)
    {
        if (!condition) throw new InvalidDataException($"The {state.Kind.Word()} {state.Document} {fault}.");
    }
}
