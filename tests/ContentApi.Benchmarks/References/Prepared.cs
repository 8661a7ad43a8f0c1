using System.Collections.Immutable;
using ContentApi.Benchmarks.Load;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Benchmarks.References;

/// <summary>A recorded answer, ready to be given again.</summary>
internal sealed class Prepared
{
    private readonly int status;
    private readonly StringValues etag;
    private readonly StringValues cacheControl;
    private readonly StringValues vary;
    private readonly StringValues lastModified;
    private readonly StringValues contentEncoding;
    private readonly StringValues contentLanguage;
    private readonly StringValues link;
    private readonly StringValues allowOrigin;
    private readonly StringValues exposeHeaders;
    private readonly StringValues contentTypeOptions;
    private readonly ImmutableArray<KeyValuePair<string, StringValues>> others;

    public Prepared(Recorded recorded)
    {
        status = recorded.Status;
        Body = recorded.Body;
        var rest = recorded.Headers.ToDictionary(header => header.Key, header => new StringValues(header.Value), StringComparer.OrdinalIgnoreCase);
        // Kestrel's own.
        foreach (var own in (string[])["Date", "Connection", "Content-Length"]) rest.Remove(own);
        rest.Remove("ETag", out etag);
        rest.Remove("Cache-Control", out cacheControl);
        rest.Remove("Vary", out vary);
        rest.Remove("Last-Modified", out lastModified);
        rest.Remove("Content-Encoding", out contentEncoding);
        rest.Remove("Content-Language", out contentLanguage);
        rest.Remove("Link", out link);
        rest.Remove("Access-Control-Allow-Origin", out allowOrigin);
        rest.Remove("Access-Control-Expose-Headers", out exposeHeaders);
        rest.Remove("X-Content-Type-Options", out contentTypeOptions);
        rest.Remove("Content-Type", out var contentType);
        ContentType = contentType.ToString();
        others = [.. rest];
    }

    public byte[] Body { get; }

    public string ContentType { get; }

    /// <summary>Headers with a name of their own go by that: it is the fastest way that Kestrel has.</summary>
    public void SetHeaders(HttpResponse response)
    {
        response.StatusCode = status;
        var headers = response.Headers;
        headers.ETag = etag;
        headers.CacheControl = cacheControl;
        headers.Vary = vary;
        if (lastModified.Count > 0) headers.LastModified = lastModified;
        if (contentEncoding.Count > 0) headers.ContentEncoding = contentEncoding;
        if (contentLanguage.Count > 0) headers.ContentLanguage = contentLanguage;
        if (link.Count > 0) headers.Link = link;
        headers.AccessControlAllowOrigin = allowOrigin;
        headers.AccessControlExposeHeaders = exposeHeaders;
        headers.XContentTypeOptions = contentTypeOptions;
        foreach (var (name, value) in others) headers[name] = value;
    }

    public Task WriteAsync(HttpResponse response)
    {
        SetHeaders(response);
        if (status == StatusCodes.Status304NotModified) return Task.CompletedTask;
        response.Headers.ContentType = ContentType;
        response.Headers.ContentLength = Body.Length;
        var write = response.BodyWriter.WriteAsync(Body);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
