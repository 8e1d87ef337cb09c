-- Sixteen segments of the search index (https://sqlite.org/fts5.html#the_usermerge_configuration_option) come together
-- before the worker merges them, in place of four: every change is written anew at each level that it climbs, and a few
-- changes no longer start the merging of segments as large as the whole index. Written by hand.
INSERT INTO `search_index` (`search_index`, rank) VALUES ('usermerge', 16);
