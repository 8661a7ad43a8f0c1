using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <param name="Key">The citation's CSL id in its package: what markers write.</param>
/// <param name="Csl">The CSL-JSON item; its <c>id</c> is the served slug, and it has no <c>custom</c>.</param>
/// <param name="Text">The reference exactly as its source prints it, without its list number.</param>
public sealed record CitationEdition(Guid Document, string Slug, string Locale, string Key, JsonObject Csl, string Text)
    : Edition(Document, Slug, Locale)
{
    public override Kind Kind => Kind.Citation;

    /// <summary>Where no title is printed, none is invented: the reference itself is the name.</summary>
    public override string Title => Csl["title"]?.GetValue<string>() ?? Text;

    protected override JsonObject Approved() => new()
    {
        ["kind"] = Kind.Word(),
        ["slug"] = Slug,
        ["locale"] = Locale,
        ["key"] = Key,
        ["csl"] = Csl.DeepClone(),
        ["text"] = Text,
    };
}
