using ContentApi.Content;

namespace ContentApi.Readable;

/// <summary>Another document, named so that it can be shown as a link.</summary>
public sealed record DocumentLink(Guid Id, Kind Kind, string Slug, string Title, string Url);
