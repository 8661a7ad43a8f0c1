using System.Text;
using ContentApi.Delivery.V1.Verification;
using ContentApi.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace ContentApi.Portal;

/// <summary>What somebody pasted to have it compared.</summary>
/// <param name="IsHtml">Whether it is a page's source, and not its text.</param>
internal sealed record CheckForm(string Locale, bool IsHtml, string Text)
{
    public static CheckForm Empty(string locale) => new(locale, IsHtml: false, "");

    public VerifyRequestDto Request => IsHtml ? new VerifyRequestDto { Locale = Locale, Html = Text } : new VerifyRequestDto { Locale = Locale, Text = Text };

    /// <summary>Null: there is nothing to compare, or more than is compared.</summary>
    public Problem? Fault =>
        string.IsNullOrWhiteSpace(Text) ? new Problem(Errors.InvalidBody)
        : Encoding.UTF8.GetByteCount(Text) > RequestBodyLimits.Largest ? new Problem(Errors.ContentTooLarge)
        : null;

    /// <exception cref="ProblemException">It is no form of ours.</exception>
    public static async Task<CheckForm> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) throw new ProblemException(new Problem(Errors.UnsupportedMediaType));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = RequestBodyLimits.LargestForm;
        IDictionary<string, Microsoft.Extensions.Primitives.StringValues> fields;
        try
        {
            fields = await new FormPipeReader(context.Request.BodyReader) { ValueCountLimit = 3, KeyLengthLimit = 16, ValueLengthLimit = RequestBodyLimits.LargestForm }.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(new Problem(Errors.InvalidBody));
        }

        if (fields.Keys.Except(["locale", "kind", "text"]).Any()
            || fields.Values.Any(values => values.Count != 1)
            || !fields.TryGetValue("locale", out var locale) || !fields.TryGetValue("text", out var text)
            || !fields.TryGetValue("kind", out var kind) || kind.ToString() is not ("text" or "html")) throw new ProblemException(new Problem(Errors.InvalidBody));
        return new CheckForm(locale.ToString(), kind == "html", text.ToString());
    }
}
