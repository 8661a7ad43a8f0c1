using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace ContentApi.Http;

/// <summary>The only code that writes an <see cref="Representation"/>: called ahead of MVC for known addresses, and by <see cref="RepresentationResult"/>.</summary>
public static class RepresentationWriter
{
    private static readonly StringValues VaryByCoding = "Accept-Encoding";
    private static readonly StringValues VaryByForm = "Accept";
    private static readonly StringValues VaryByFormAndCoding = "Accept, Accept-Encoding";

    /// <param name="contentRelease">The current release's number, of the snapshot that the answer was found in; none for what is no content.</param>
    /// <param name="contentRecord">The number of the release whose record the answer is; none for what is current.</param>
    public static Task WriteAsync(HttpContext context, Representation answer, StringValues contentRelease = default, StringValues contentRecord = default)
    {
        var selection = Selection.Of(context.Request.Headers, answer);
        // Was counted before anybody could know.
        if (selection.IsNotModified) context.RequestServices.GetRequiredService<RateLimit>().GiveBack(context);
        return WriteAsync(context, answer, selection, contentRelease, contentRecord);
    }

    /// <param name="asked">What was asked for.</param>
    /// <param name="selection">What the request gets of it.</param>
    public static Task WriteAsync(HttpContext context, Representation asked, in Selection selection, StringValues contentRelease, StringValues contentRecord = default)
    {
        if (selection.Answer is not { } answer) return ProblemWriter.WriteAsync(context, Problems.NotAcceptable(asked.MediaTypes));
        // RFC 9110 §12.5.3 leaves open what a client gets that refuses identity and every coding of ours: it would have to discard
        // any body of content that we sent, so it is told.
        if (selection.Coded is not { } coded) return ProblemWriter.WriteAsync(context, Problems.CodingNotAcceptable());
        if (selection.Outcome == Precondition.Failed) return ProblemWriter.WriteAsync(context, Problems.PreconditionFailed());

        ByteRange? range = null;
        if (answer.FileName is not null && selection.Outcome == Precondition.Passed && (range = ByteRange.Of(context.Request, answer)) is null)
        {
            context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{answer.Identity.Bytes.Length}");
            return ProblemWriter.WriteAsync(context, new Problem(Errors.RangeNotSatisfiable));
        }

        var response = context.Response;
        var headers = response.Headers;
        headers.ETag = coded.ETag;
        headers.CacheControl = contentRecord.Count > 0 ? CacheControl.Day : answer.CacheControl;
        headers.Vary = asked.FileName is not null ? VaryByForm : asked.Negotiated ? VaryByFormAndCoding : VaryByCoding;
        if (contentRelease.Count > 0) headers[HeaderNames.ContentRelease] = contentRelease;
        if (contentRecord.Count > 0) headers[HeaderNames.ContentRecord] = contentRecord;
        if (selection.IsNotModified)
        {
            // RFC 9110 §15.4.5: no other header of the representation, its date and links included.
            CommonHeaders.Thin(headers);
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (range is { } part) return WriteFileAsync(context, answer, part);

        headers.ContentType = answer.ContentType;
        headers.ContentLength = coded.Bytes.Length;
        if (coded.ContentEncoding.Count > 0) headers.ContentEncoding = coded.ContentEncoding;
        if (answer.LastModified.Count > 0) headers.LastModified = answer.LastModified;
        if (answer.ContentLanguage.Count > 0) headers.ContentLanguage = answer.ContentLanguage;
        if (answer.Link.Count > 0) headers.Link = answer.Link;
        if (answer.ContentSecurityPolicy.Count > 0) headers.ContentSecurityPolicy = answer.ContentSecurityPolicy;
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;

        // No cancellation token: asking for RequestAborted allocates, and Kestrel drops writes to a closed connection by itself.
        var write = response.BodyWriter.WriteAsync(coded.Bytes);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }

    private static Task WriteFileAsync(HttpContext context, Representation file, ByteRange range)
    {
        var response = context.Response;
        var headers = response.Headers;
        headers.AcceptRanges = "bytes";
        headers.ContentType = file.ContentType;
        headers.ContentDisposition = $"attachment; filename=\"{file.FileName}\"";
        headers.LastModified = file.LastModified;
        headers.Link = file.Link;
        headers.ContentLength = range.Length;
        if (!range.IsWhole)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = string.Create(
                CultureInfo.InvariantCulture, $"bytes {range.Start}-{range.Start + range.Length - 1}/{file.Identity.Bytes.Length}");
        }

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(file.Identity.Bytes.AsMemory(range.Start, range.Length)).AsTask();
    }
}
