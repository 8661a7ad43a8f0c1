namespace ContentApi.Editorial;

/// <summary>Why something is not done, in a sentence for the person who asked. Nothing was written.</summary>
public sealed class RefusedException(string message) : Exception(message);
