namespace Tabletop.Testing.Fakes;

/// <summary>A folder of files for one test, gone after it.</summary>
public sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("tabletop-test-");

    public string this[string name] => Path.Combine(_root.FullName, name);

    public Folder With(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
