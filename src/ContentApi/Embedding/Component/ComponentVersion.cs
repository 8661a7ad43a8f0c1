using System.Reflection;
using System.Text.Json;

namespace ContentApi.Embedding.Component;

/// <summary>A released build of the web component (<c>src/embed</c>): its file never changes.</summary>
/// <param name="Integrity">For the attribute of the same name (Subresource Integrity).</param>
/// <param name="Bytes">Uncompressed.</param>
/// <param name="Brotli">Bytes in brotli, quality 11.</param>
public sealed record ComponentVersion(string Version, string Integrity, int Bytes, int Brotli)
{
    public const string StablePath = "/embed/v1/vetted-content.js";

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<ComponentVersion> All { get; } =
        JsonSerializer.Deserialize<ComponentVersion[]>(Resource("embed/versions.json"), JsonSerializerOptions.Web)!;

    public static ComponentVersion Current => All[0];

    public string Path => $"/embed/v1/{Version}/vetted-content.js";

    public byte[] Script => Resource($"embed/{Version}/vetted-content.js");

    private static byte[] Resource(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
