using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Tabletop.Engine.Tests;

public class ReferencesTests
{
    /// <summary>Everything the engine may be built on carries this name; a package would bring another.</summary>
    private static bool IsOfThePlatform(string assembly) =>
        assembly is "netstandard" or "System" || assembly.StartsWith("System.", StringComparison.Ordinal);

    [Fact]
    public void The_engine_references_no_package_but_build_time_analyzers()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Tabletop.Engine.dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var references = metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .ToArray();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => !IsOfThePlatform(name));
    }

    /// <summary>A package that is referenced and not used leaves no trace in the assembly, but it leaves one here.</summary>
    [Fact]
    public void The_engine_restores_nothing_to_run_with()
    {
        using var dependencies = System.Text.Json.JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Tabletop.Engine.Tests.deps.json")));
        var engine = dependencies.RootElement.GetProperty("targets").EnumerateObject().First().Value
            .EnumerateObject().Single(library => library.Name.StartsWith("Tabletop.Engine/", StringComparison.Ordinal)).Value;

        Assert.False(engine.TryGetProperty("dependencies", out var found), $"Tabletop.Engine depends on {found}");
    }
}
