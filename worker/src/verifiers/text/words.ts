const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

/** English words that carry grammar and no content. Negations and quantifiers are left to the contrast verifier. */
export const functionWords = list(`
a an the this that these those it its it's he him his himself she her hers herself they them their theirs themselves
we us our ours you your yours i me my mine who whom whose which what when where why how
am is are was were be been being do does did doing done have has had having will would shall should can could may
might must ought of in on at by for from to into onto with within without about above below over under between among
through during before after until since against toward towards upon per via across along around near off out up down
and or but nor so yet if then than as because while although though whereas unless whether both either neither
there here also too very just only even still again ever never not no nor n't own same such each every any some all
most more less least few many much other another others s t d ll re ve m o ' etc ie eg
`);

/** Frequent content words that frame a fact rather than state one: a match proves little and a miss disproves little. */
export const commonWords = list(`
one two three first second third new old year years time times day days people person man woman individual individuals
country place part way ways thing things number group name named names known called well work works working
use uses using used make makes made making take takes took taken taking get gets got give gives gave given go goes went
come comes came become becomes became begin begins began begun start starts started end ends ended keep kept put
include includes included including provide provides provided providing involve involves involved refer refers referred
describe describes described mention mentions mentioned state states stated say says said note notes noted noting
suggest suggests suggested indicate indicates indicated express expressed explain explains explained discuss discusses
consider considered considers consist consists contain contains appear appears appeared seem seems believe believed
show shows shown showed see sees seen find finds found need needs needed help helps helped want wants let lets allow
allows allowed allowing enable enables ensure ensures determine determines determined depend depends depending follow
follows followed enter access adjust create creates created creating cause caused result results lead leads led leading
bring brings set sets hold holds held choose select manage managed achieve achieved reach reached gain gained
continue continues continued remain remains remained relate related associate associated connect connected base based
accord according apply applied happen happens occur occurs try tries aim aims hope hopes act acts acted serve serves
call refers characterize characterized perform feature features highlight highlights emphasize emphasizes
however therefore additionally furthermore moreover overall typically generally usually often sometimes commonly
finally alternatively specifically particularly primarily potentially directly previously recently eventually solely
regardless despite otherwise instead together quickly easily highly critically simply likely especially respectively
several various different many numerous multiple certain specific particular similar additional further main core key
major important significant notable popular famous common general possible available able unable necessary effective
good better best great high higher highest low lower large larger small smaller big long longer short brief single total
exact detailed entire whole original potential overall proper right sure difficult easy hard full enough
step steps process method methods type types kind kinds form forms example examples case cases point points piece pieces
factor factors option options condition conditions level levels amount range size period process reason reasons purpose
information passage passages context summary answer answers question questions following text article topic topics
instructions details content subject means role roles character characters career life
experience experiences ability area areas aspect aspects term terms fact facts order hand view
also later early late today currently current now recent once next beyond past
another around concise likewise please let know
`);

/** Words of talk about the answer or the material: a claim of nothing else states nothing about the world. */
export const materialWords = list(`
passage passages text article articles document documents source sources context information summary concise brief short key core main
pieces piece point points topic topics question questions answer answers answering ask asked asking response provided provide provides given give
available following follows follow based described describe describes covers covering cover mention mentions mentioned discuss discusses includes include
contains two three four five several different distinct separate unrelated overview details detail note sure certainly course help helps
hope let know free feel happy assist further additional other any correct therefore however would respond request user relevant
yes no okay ok great hello hi thanks thank list steps step here's i'd i'll i'm you're glad sorry apologize
`);
