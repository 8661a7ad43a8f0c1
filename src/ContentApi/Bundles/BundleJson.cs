using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentApi.Bundles;

/// <summary>How the lines of a bundle are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BundleHeader))]
[JsonSerializable(typeof(BundleDocument))]
[JsonSerializable(typeof(BundleEnd))]
internal sealed partial class BundleJson : JsonSerializerContext;
