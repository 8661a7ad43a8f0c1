using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContentApi.Http;

/// <summary>How a failure is told at an address where people read, and no program: null leaves it a problem document.</summary>
public delegate Representation? ProblemPage(HttpContext context, Problem problem);

/// <summary>
/// The only code that writes a failed request. Problem+json, whatever <c>Accept</c> says: the framework's own writer
/// falls silent for some (aspnetcore#56259), and a client that must stop showing a text has to be told.
/// </summary>
public static class ProblemWriter
{
    // Letters with accents stay readable; nosniff keeps a browser from taking the body for HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var page = context.RequestServices.GetServices<ProblemPage>().Select(pages => pages(context, problem)).FirstOrDefault(page => page is not null);
        var body = page is null ? Render(context, problem) : page.Identity.Bytes;
        var (error, response, headers) = (problem.Error, context.Response, context.Response.Headers);
        headers.Remove("ETag");
        headers.Remove("Last-Modified");
        headers.Remove("Content-Encoding");
        headers.Remove("Content-Language");
        response.StatusCode = error.Status;
        headers.ContentType = page is null ? "application/problem+json" : page.ContentType;
        if (page is not null) (headers.ContentLanguage, headers.ContentSecurityPolicy) = (page.ContentLanguage, page.ContentSecurityPolicy);
        headers.ContentLength = body.Length;
        headers.CacheControl = error.Status is 404 or 410 ? CacheControl.Absent : CacheControl.Never;
        if (problem.RetryAfter is { } seconds) headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (!HttpMethods.IsHead(context.Request.Method)) await response.BodyWriter.WriteAsync(body);
    }

    private static ReadOnlyMemory<byte> Render(HttpContext context, Problem problem)
    {
        var site = context.RequestServices.GetRequiredService<SiteOptions>();
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("type", $"{site.BaseUrl}/docs/errors/{problem.Error.Code}");
        json.WriteString("title", problem.Error.Title);
        json.WriteNumber("status", problem.Error.Status);
        json.WriteString("detail", problem.Detail);
        json.WriteString("instance", context.Request.Path.ToUriComponent());
        json.WriteString("code", problem.Error.Code);
        foreach (var (name, value) in problem.Members ?? [])
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
