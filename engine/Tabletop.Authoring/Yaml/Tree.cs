using Tabletop.Authoring.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using TagDirective = YamlDotNet.Core.Tokens.TagDirective;

namespace Tabletop.Authoring.Yaml;

/// <summary>Builds nodes from the parser's events and refuses what a file from outside may not contain.</summary>
internal sealed class Tree(Source source, Report report)
{
    private readonly Stack<Open> _open = new();
    private int _documents;

    public YamlNode? Root { get; private set; }

    /// <summary>The last place that was still well.</summary>
    public Position Last { get; private set; } = Position.Start;

    public Position At(Mark mark) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column)) { File = source.File };

    /// <summary>False when reading further makes no sense.</summary>
    public bool Take(ParsingEvent next)
    {
        Last = At(next.Start);
        return next switch
        {
            DocumentStart start => Begin(start),
            AnchorAlias alias => Refuse(alias),
            NodeEvent node => Take(node),
            MappingEnd or SequenceEnd => Close(),
            _ => true,
        };
    }

    private bool Begin(DocumentStart start)
    {
        if (++_documents > 1)
        {
            report.Add(Rules.SecondDocument, At(start.Start));
            return false;
        }

        if (start.Version is not null || start.Tags?.Any(tag => !IsUsual(tag)) == true)
        {
            report.Add(Rules.Directive, At(start.Start));
        }

        return true;
    }

    /// <summary>The parser adds these two itself.</summary>
    private static bool IsUsual(TagDirective tag) => tag is { Handle: "!", Prefix: "!" } or { Handle: "!!", Prefix: "tag:yaml.org,2002:" };

    /// <summary>An alias would repeat another part of the file; a trainer has begun a text with a star.</summary>
    private bool Refuse(AnchorAlias alias)
    {
        var at = At(alias.Start);
        report.Add(Rules.SpecialStart, at, "*");
        return Put(new YamlRefused(at));
    }

    private bool Take(NodeEvent node)
    {
        var at = At(node.Start);
        if (!node.Anchor.IsEmpty)
        {
            report.Add(Rules.SpecialStart, at, "&");
        }
        else if (!node.Tag.IsEmpty)
        {
            report.Add(Rules.SpecialStart, at, "!");
        }

        if (node is Scalar scalar)
        {
            return Put(scalar, at);
        }

        if (_open.Count == YamlReader.DeepestNesting)
        {
            report.Add(Rules.TooDeep, at);
            return false;
        }

        _open.Push(node is MappingStart map
            ? new Open(at, true, map.Style == MappingStyle.Flow)
            : new Open(at, false, ((SequenceStart)node).Style == SequenceStyle.Flow));
        return true;
    }

    private bool Put(Scalar scalar, Position at)
    {
        var isKey = _open.TryPeek(out var parent) && parent.IsMapping && parent.Key is null;
        if (scalar.Value.Length > (isKey ? YamlReader.LongestKey : YamlReader.LongestScalar))
        {
            report.Add(isKey ? Rules.KeyTooLong : Rules.TextTooLong, at);
            return false;
        }

        if (isKey && scalar is { Value: "<<", Style: YamlDotNet.Core.ScalarStyle.Plain })
        {
            report.Add(Rules.MergeKey, at);
        }

        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        var refused = !scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty;
        return Put(
            refused && !isKey ? new YamlRefused(at) : new YamlScalar(at, scalar.Value, style, source, (int)scalar.Start.Index, (int)scalar.End.Index));
    }

    private bool Close()
    {
        return Put(_open.Pop().ToNode());
    }

    /// <summary>Puts a finished node into what is open.</summary>
    private bool Put(YamlNode node)
    {
        if (!_open.TryPeek(out var parent))
        {
            Root = node;
        }
        else if (!parent.IsMapping)
        {
            parent.Items.Add(node);
        }
        else if (parent.Key is null)
        {
            parent.Key = KeyOf(node, parent);
        }
        else
        {
            if (!parent.KeyRefused)
            {
                parent.Entries.Add(new(parent.Key, node));
            }

            (parent.Key, parent.KeyRefused) = (null, false);
        }

        return true;
    }

    private YamlScalar KeyOf(YamlNode node, Open parent)
    {
        if (node is not YamlScalar key)
        {
            if (node is not YamlRefused)
            {
                report.Add(Rules.KeyIsNoWord, node.At);
            }

            parent.KeyRefused = true;
            return new(node.At, "", ScalarStyle.Plain, source, source.IndexOf(node.At), source.IndexOf(node.At));
        }

        parent.KeyRefused = key is { Value: "<<", Style: ScalarStyle.Plain };
        if (!parent.KeyRefused && parent.Keys.TryGetValue(key.Value, out var first))
        {
            report.Add(Rules.DuplicateKey, key.At, Quoted.Of(key.Value), first.Line);
            parent.KeyRefused = true;
        }

        parent.Keys.TryAdd(key.Value, key.At);
        return key;
    }

    private sealed class Open(Position at, bool isMapping, bool flow)
    {
        public bool IsMapping { get; } = isMapping;

        public List<YamlNode> Items { get; } = [];

        public List<YamlEntry> Entries { get; } = [];

        public Dictionary<string, Position> Keys { get; } = new(StringComparer.Ordinal);

        public YamlScalar? Key { get; set; }

        /// <summary>The key is not to be used; its value is read and dropped.</summary>
        public bool KeyRefused { get; set; }

        public YamlNode ToNode() => IsMapping ? new YamlMapping(at, Entries, flow) : new YamlSequence(at, Items, flow);
    }
}
