using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

public sealed record FaqEdition(Guid Document, string Slug, string Locale, string Question, ImmutableArray<Quote> Answer)
    : Edition(Document, Slug, Locale)
{
    public override Kind Kind => Kind.Faq;

    public override string Title => Question;

    public override IEnumerable<Guid> Refers => Answer.Select(quote => quote.Document).Distinct();

    protected override JsonObject Approved() => new()
    {
        ["kind"] = Kind.Word(),
        ["slug"] = Slug,
        ["locale"] = Locale,
        ["question"] = Question,
        ["answer"] = Quote.Approved(Answer),
    };
}
