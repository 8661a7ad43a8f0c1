using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ContentApi.Http;

/// <summary>Binds a blank segment of an address as it stands: by default MVC would pass null to a parameter that cannot be null.</summary>
internal sealed class BlankIsText : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
}
