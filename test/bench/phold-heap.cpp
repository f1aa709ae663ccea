// PHOLD on a bare heap of 24-byte events: no actors, no identities, no fingerprint. What is left is the limit of any
// simulator with a heap. Arguments: actors, events before the clock starts, events by the clock.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <random>
#include <vector>

struct Event {
  double at;
  std::uint64_t sequence;
  std::uint32_t target;
  std::uint32_t payload;
};
static_assert(sizeof(Event) == 24);

struct Later {
  bool operator()(const Event &a, const Event &b) const {
    return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
  }
};

int main(int, char **arguments) {
  const std::uint32_t count = std::atoll(arguments[1]);
  const std::uint64_t warm_up = std::atoll(arguments[2]);
  const std::uint64_t events = std::atoll(arguments[3]);
  std::mt19937_64 generator(42);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::vector<std::uint32_t> received(count, 0);
  std::priority_queue<Event, std::vector<Event>, Later> queue;
  std::uint64_t sequence = 0;
  const auto send = [&](double now) {
    const std::uint32_t target = static_cast<std::uint32_t>(count * uniform(generator));
    queue.push({now - 1e6 * std::log(1 - uniform(generator)), sequence++, target, 0});
  };
  const auto run = [&](std::uint64_t left) {
    for (; left > 0; left--) {
      const Event event = queue.top();
      queue.pop();
      received[event.target] += 1 + event.payload;
      send(event.at);
    }
  };
  for (std::uint32_t index = 0; index < count; index++) send(0);
  run(warm_up);
  const auto start = std::chrono::steady_clock::now();
  run(events);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  std::printf("{\"count\":%llu,\"wallMs\":%.3f,\"cpuMs\":%.3f,\"received\":%u}\n",
              static_cast<unsigned long long>(events), wall.count(), wall.count(), received[0]);
}
