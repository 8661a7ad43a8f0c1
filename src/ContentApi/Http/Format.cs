namespace ContentApi.Http;

/// <summary>A form that a resource may be read in.</summary>
/// <param name="Suffix">What names it at the end of an address, from the dot on.</param>
/// <param name="ContentType">Its media type with parameters.</param>
public sealed record Format(string Suffix, string ContentType)
{
    /// <summary>The content type without parameters: what <c>Accept</c> is compared with.</summary>
    public string MediaType { get; } = ContentType.Split(';')[0];
}

/// <summary>The forms of a kind of answer beside the one that it is; each is made when it is first asked for.</summary>
/// <param name="make">The same form of the same answer gives the same bytes.</param>
public sealed class OtherFormats(IReadOnlyList<Format> all, Func<Representation, Format, Representation> make)
{
    public IReadOnlyList<Format> All => all;

    public Representation Make(Representation answer, Format form) => make(answer, form);

    public Format? Named(ReadOnlySpan<char> suffix)
    {
        foreach (var form in all)
        {
            if (suffix.SequenceEqual(form.Suffix)) return form;
        }

        return null;
    }
}
