using SpecClient.Generator.Helpers;
using SpecClient.Generator.Model;
using static SpecClient.Generator.Tests.Emission.Schemas.Schema;

namespace SpecClient.Generator.Tests.Emission.Schemas;

/// <summary>Emitted inheritance by a discriminated base.</summary>
public sealed class InheritanceEmissionTests
{
    private static readonly SchemaModel[] s_schemas = Build();

    [Fact]
    public void The_base_is_read_as_the_derived_type_wherever_the_discriminator_stands()
    {
        Assert.Equal("Cat:9:n|Dog::n|Kitten:1:n|Animal", EmittedCode.Run(s_schemas, """"
            string Show(string json)
            {
                var animal = ApiJson.Read<Animal>(json);
                return animal switch
                {
                    Kitten kitten => "Kitten:" + kitten.Lives + ":" + kitten.Name,
                    Cat cat => "Cat:" + cat.Lives + ":" + cat.Name,
                    Dog dog => "Dog::" + dog.Name,
                    _ => animal.GetType().Name,
                };
            }

            return Show("""{"kind":"cat","lives":9,"name":"n"}""") + "|"
                + Show("""{"name":"n","x":{"kind":"cat"},"kind":"dog"}""")
                + "|" + Show("""{"lives":1,"kind":"kitten","name":"n"}""") + "|"
                    + Show("""{"kind":"fish","name":"n","fins":2}""");
            """"));
    }

    [Fact]
    public void Derived_types_write_their_value_and_everything_inherited()
    {
        Assert.Equal(
            """{"kind":"cat","name":"n","lives":9}|{"kind":"kitten","name":"k"}|"""
                + """{"kind":"fish","name":"n","fins":2}|True|False|True""",
            EmittedCode.Run(s_schemas, """"
                Animal cat = new Cat { Name = "n", Lives = 9 };
                var fish = ApiJson.Read<Animal>("""{"kind":"fish","name":"n","fins":2}""");
                var same = ApiJson.Read<Animal>("""{"name":"n","lives":9,"kind":"cat"}""");
                return ApiJson.Write(cat) + "|" + ApiJson.Write(new Kitten { Name = "k" }) + "|" + ApiJson.Write(fish)
                    + "|" + (cat == same && cat.GetHashCode() == same.GetHashCode()) + "|"
                        + (cat == new Dog { Name = "n" })
                    + "|" + ((cat with { Name = "m" }) is Cat { Lives: 9, Name: "m" });
                """"));
    }

    [Fact]
    public void Faults_of_inherited_properties_are_kept()
    {
        Assert.Equal("$.items[0].name|{\"items\":[{\"kind\":\"cat\",\"name\":5}]}", EmittedCode.Run(
            [.. s_schemas, Object("Zoo", Required("items", List(Record("Animal"))))], """"
            var zoo = ApiJson.Read<Zoo>("""{"items":[{"name":5,"kind":"cat"}]}""");
            try { return zoo.Items[0].Name; } catch (JsonPropertyException e) { return e.JsonPath + "|"
                + ApiJson.Write(zoo); }
            """"));
    }

    private static SchemaModel[] Build()
    {
        var inherited = new[] { Required("kind", Text), Required("name", Text) }.ToEquatableArray();
        var animal = Object("Animal", [.. inherited]) with
        {
            Discriminator = new("kind", new[]
            {
                new DiscriminatorMapping("cat", "Models.Cat"), new DiscriminatorMapping("dog", "Models.Dog"),
                    new DiscriminatorMapping("kitten", "Models.Kitten"),
            }.ToEquatableArray()),
        };
        var cat = Object("Cat", Optional("lives", Integer)) with
        {
            Base = "Models.Animal",
            InheritedProperties = inherited,
            DiscriminatorWireName = "kind",
            DiscriminatorValue = "cat",
            Discriminator = new("kind", new[] { new DiscriminatorMapping("kitten",
                "Models.Kitten") }.ToEquatableArray()),
        };
        var kitten = Object("Kitten") with
        {
            Base = "Models.Cat",
            InheritedProperties = inherited.Concat(cat.Properties).ToEquatableArray(),
            DiscriminatorWireName = "kind",
            DiscriminatorValue = "kitten",
        };
        var dog = Object("Dog", Optional("barks", Integer)) with
        {
            Base = "Models.Animal",
            InheritedProperties = inherited,
            DiscriminatorWireName = "kind",
            DiscriminatorValue = "dog",
        };
        return [animal, cat, kitten, dog];
    }
}
