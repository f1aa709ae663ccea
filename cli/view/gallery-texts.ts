/** What to look for in the run of each built-in model. */
export const PARAGRAPHS: Readonly<Record<string, string>> = {
  fsm: 'Pirates meet and tell each other of other pirates. Look at who is known by most: a few hubs gather many edges, while most pirates have a handful. Crash a hub by hand, and see how little the others mind.',
  viral:
    'A rumour starts at one pirate while the pirates still get to know each other. Look at the chart over the time bar: it is slow at first, steep in the middle and slow at the end. Hubs hear of it early and pass it on to many.',
  trade:
    'All pirates begin with the same gold and pay each other at random. Open Measures: nobody cheats, and yet few become rich and many poor.',
  skype:
    'Nodes of a Skype network hear of others by calling their buddies. Look at the states: offline nodes come back, and supernodes carry the calls of the rest.',
  spread:
    'An epidemic: in each cycle, whoever knows the rumour tells a random other node. The areas over the time bar form an S-curve: the informed double in each cycle, until nearly all know. Set direction to pull in the form, and the end becomes as steep as the middle.',
  averaging:
    'Two nodes meet and both take the mean of their values. Open Measures: the variance falls by a constant factor in each cycle, whatever the size of the network.',
  'push-sum':
    'Nodes pass on half of a sum and half of a weight. Open Measures: the estimates draw near the mean although no node ever knows how many there are. Drop one message by hand: its share is lost for ever, and the mean is off.',
  cyclon:
    'Nodes keep small random views and shuffle their pointers. Look at the degrees: they stay close together, and nobody becomes a hub. Crash some nodes: their pointers age and are gone after a few cycles.',
  hyparview:
    'Each node has a few symmetric neighbours, and some more in reserve. Crash several nodes by hand: their neighbours promote others from the reserve, and the overlay stays in one piece.',
  plumtree:
    'The first broadcast floods the overlay. Each message that comes a second time prunes its link, so that a tree is left. Crash a node in the middle of the tree: announcements find the hole, and a graft mends it.',
  swim: 'Members probe each other, and gossip about who has failed. Nothing happens until you crash a member by hand: a probe stays unanswered, the member is suspected, the suspicion spreads, and later it is declared dead. Pause a member for a few seconds instead: it comes back in time and refutes the suspicion.',
  scuttlebutt:
    'Participants gossip about their values by digests and deltas. Open Measures: how stale the values are grows while more is written than fits into a message, and falls again after that.',
  'phi-accrual':
    'A failure detector that says how much speaks against a peer, in place of yes or no. Pause a node by hand: phi rises faster and faster until it crosses the threshold. Slow its link first, and phi has learned to wait.',
  'anti-entropy':
    'Sites compare their databases until all agree. The areas over the time bar form an S-curve. Cut off a site by hand: it is left behind, and catches up once it is back.',
  rumor:
    'Sites spread a rumour until they lose interest. Look at the three areas: susceptible sites become infective, and infective ones are removed. A few stay susceptible for ever: that is the residue.',
  netflixoss:
    'A balancer, proxies, services and data access: requests run through it from left to right. Crash an instance by hand, and see how its callers fail over, or do not.',
  lamp: 'All the logic is in one kind of server, before a pair of databases and a cache. Slow the master database by hand: everything waits for it.',
  migration1:
    'The first step away from the monolith: proxies and small services take the traffic, and PHP only gets at the data. Compare its graph with that of lamp.',
  migration2:
    'The second step: a data access layer in place of PHP, with a cache in each zone. Crash a cache: its zone goes to the database.',
  migration3:
    'The third step: a Cassandra ring beside the database. Look at the edges: each write goes to both.',
  migration4:
    'The fourth step: the database is gone, and the ring alone keeps the data. Crash one node of the ring, and requests still find the other replicas.',
  migration5:
    'The fifth step: one service has become several, each for a part of the business. Crash one of them: the others do not notice.',
  migration6:
    'The last step: the same in two regions, over which the ring spreads its replicas. Cut off a node, and look at which region still answers.',
  cassandra:
    'A hash ring over two regions, with clients in each. Requests have a timeout and one retry. Slow a node by hand, and see the retries go to its neighbours.',
  storage:
    'Caches, disks and an archive, each under an access layer with a time of its own. Slow a store by hand, and see who waits for it.',
  moonreel:
    'A company that streams films: some 75 services, rings and caches. Look at the tiers from top to bottom, and find the few services that most others call.',
  'raft-cut':
    'Five members elect a leader. After two seconds, a cut leaves the leader with one other member, and the three on the other side elect another one in a later term. When the cut heals, the old leader hears of that term and steps down. Never do two lead one term.',
  'retry-storm':
    'A store is slow for three seconds. Its callers give up and ask again, and each request becomes up to four. The store is well again from 8 s on, but the retries alone keep its queue full: whatever it answers comes too late. The storm does not end by itself, and no request is answered any more. Look at the states from 7 s on: the store is full, and its callers are retrying, to the end. Open Measures: the line of answered is flat, and those of failed and retries rise. Take the fault back before it begins, and nearly all requests are answered.',
};
