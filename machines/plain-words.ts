// Words that are easy to say, to spell and to remember, and mean nothing to whoever finds them on a scrap of paper.
export const PLAIN_WORDS: readonly string[] = (
  "acorn almond anchor apple autumn badge bakery basket beach bicycle biscuit blanket bottle branch bridge bucket button " +
  "candle canvas carpet castle cherry cinema circle clover coffee copper corner cotton cradle crayon cushion dinner dolphin " +
  "engine feather ferry fiddle flower forest garden ginger guitar hammer harbour hazel honey island jacket jumper kettle " +
  "kitchen ladder lantern lemon library magnet maple marble market meadow mirror mitten morning muffin museum needle oak " +
  "olive orange paddle paper parcel pebble pencil pepper picnic pillow pocket potato puddle puzzle rabbit railway ribbon " +
  "river rocket saddle sailor salmon sandal saucer scarf shadow silver spoon spring summer sunday teapot ticket timber " +
  "toast tomato tractor tulip tunnel umbrella valley velvet violin wagon walnut willow window winter yellow"
).split(" ");
