"""A Dask scheduler and two workers, each a process of its own on loopback, for one import of the library.

Run as `python -m tests.extract.dask_processes PORT`; prints a line when both workers have joined. Ends with the scheduler.
"""

from __future__ import annotations

import asyncio
import os
import sys

from distributed import Scheduler, Worker


async def schedule(port: int) -> None:
    async with Scheduler(host="127.0.0.1", port=port, dashboard=False) as scheduler:
        while len(scheduler.workers) < 2:
            await asyncio.sleep(0.01)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await scheduler.finished()


async def work(port: int) -> None:
    async with Worker(f"tcp://127.0.0.1:{port}", host="127.0.0.1", nthreads=1, dashboard=False) as worker:
        await worker.finished()


if __name__ == "__main__":
    number = int(sys.argv[1])
    for _ in range(2):
        if os.fork() == 0:
            asyncio.run(work(number))
            os._exit(0)
    asyncio.run(schedule(number))
