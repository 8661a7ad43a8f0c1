namespace ContentApi.Packages;

/// <param name="File">Relative to the root that was read, with <c>/</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record Fault(string File, int Line, string Message);
