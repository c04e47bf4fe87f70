import glob,re,unicodedata,yaml,json
def norm(s): 
    s=unicodedata.normalize('NFD',s.lower()); return re.sub(r'[^a-z0-9]+',' ',''.join(c for c in s if not unicodedata.combining(c))).strip()
old=yaml.safe_load(open('/tmp/w/e5/assets/reasons/es.yaml'))['examples']
seen={norm(s) for l in old.values() for s in l}
out={k:[] for k in old}; cur=None
for f in sorted(glob.glob('/tmp/w/me/c*.txt')):
    for line in open(f):
        line=line.strip()
        if not line: continue
        if line.startswith('== '):
            cur=line[3:]; assert cur in out,cur; continue
        n=norm(line)
        if n in seen: print('DUP',line); continue
        seen.add(n); w=len(n.split())
        if w>32: print('LONG',w,line)
        out[cur].append(line)
with open('/tmp/w/e5/more-es.yaml','w') as g:
    g.write('examples:\n')
    for k,l in out.items():
        if not l: continue
        g.write(f'  {k}:\n')
        for s in l: g.write('    - '+json.dumps(s,ensure_ascii=False)+'\n')
d=yaml.safe_load(open('/tmp/w/e5/more-es.yaml'))['examples']
from collections import Counter
p=Counter()
for k,l in d.items(): 
    assert all(isinstance(x,str) for x in l); print(k,len(l)); p[k.split('/')[0]]+=len(l)
print(dict(p),sum(p.values()))
