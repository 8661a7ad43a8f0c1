namespace ContentApi.Http;

/// <summary>The versions of the contract: a namespace below <c>ContentApi.Delivery</c> and a first path segment each.</summary>
public static class ApiVersions
{
    /// <summary>First path segments without their slash.</summary>
    public static readonly string[] Supported = ["v1"];

    /// <summary>The value of <c>api-supported-versions</c>.</summary>
    public const string Header = "1.0";
}
