namespace ContentApi.Http;

/// <summary>A form that a resource may be read in.</summary>
/// <param name="Suffix">What names it at the end of an address, from the dot on.</param>
/// <param name="ContentType">Its media type with parameters.</param>
public sealed record Form(string Suffix, string ContentType)
{
    /// <summary>The content type without parameters: what <c>Accept</c> is compared with.</summary>
    public string MediaType { get; } = ContentType.Split(';')[0];
}

/// <summary>The forms of a kind of answer beside the one that it is; each is made when it is first asked for.</summary>
/// <param name="make">The same form of the same answer gives the same bytes.</param>
public sealed class OtherForms(IReadOnlyList<Form> all, Func<Answer, Form, Answer> make)
{
    public IReadOnlyList<Form> All => all;

    public Answer Make(Answer answer, Form form) => make(answer, form);

    public Form? Named(ReadOnlySpan<char> suffix)
    {
        foreach (var form in all)
        {
            if (suffix.SequenceEqual(form.Suffix)) return form;
        }

        return null;
    }
}
